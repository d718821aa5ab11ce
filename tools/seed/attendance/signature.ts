// A drawn signature that looks like one: a few loops in the box of 1000 × 400, different for each person.
import type { Strokes } from '@treize/contract/attendance';
import type { Dice } from '../dice';

export function drawnSignature(dice: Dice): Strokes {
  const [width, height, loops] = [dice.between(350, 650), dice.between(60, 130), dice.between(2, 5)];
  const steps = 26;
  const wave = Array.from({ length: steps }, (_, index): [number, number] => {
    const along = index / (steps - 1);
    const swing = Math.sin(along * loops * Math.PI * 2) * height * (1 - along / 2);
    return [Math.round(150 + along * width), Math.round(200 + swing + dice.between(-6, 6))];
  });
  const underline: [number, number][] = [
    [170, 300],
    [170 + Math.round(width * 0.9), dice.between(280, 320)],
  ];
  return dice.chance(0.5) ? [wave] : [wave, underline];
}
