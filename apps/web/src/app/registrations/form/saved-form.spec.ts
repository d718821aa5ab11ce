// The form kept in the tab: found again whole, dropped when unreadable, silent when the browser refuses.
import { nobody, noAnswers } from './answers/answers';
import { clearForm, freshForm, keepBody, readForm, sameBodyAnswers, saveForm } from './saved-form';

beforeEach(() => sessionStorage.clear());

it('finds the answers and the key again, for that session only', () => {
  const form = freshForm({ ...noAnswers, you: { ...nobody, familyName: 'Kerzec' } });
  expect(saveForm('one', form)).toBe(true);
  expect(readForm('one')).toEqual(form);
  expect(readForm('two')).toBeNull();
  clearForm('one');
  expect(readForm('one')).toBeNull();
});

it('drops what an older page left in another shape', () => {
  sessionStorage.setItem('treize.register.one', '{"answers":{"kind":"NOBODY"}}');
  expect(readForm('one')).toBeNull();
  expect(sessionStorage.length).toBe(0);
});

it('says so when the browser keeps nothing', () => {
  const refusing = {
    setItem: () => {
      throw new DOMException('full');
    },
  } as unknown as Storage;
  expect(saveForm('one', freshForm(noAnswers), refusing)).toBe(false);
});

it('keeps the body of the last person for the next one, and nothing else of them', () => {
  keepBody({ ...nobody, familyName: 'Kerzec', body: 'EPCI' });
  expect(sameBodyAnswers()).toEqual({ ...noAnswers, you: { ...nobody, body: 'EPCI' } });
});
