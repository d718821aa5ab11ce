// Titles of the pages: "Les sessions – Treize". A page that knows better calls `PageTitle.set`.
import { inject, Injectable } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { type RouterStateSnapshot, TitleStrategy } from '@angular/router';

@Injectable({ providedIn: 'root' })
export class PageTitle extends TitleStrategy {
  private readonly title = inject(Title);

  private path: string | undefined;

  /** A change of the query string alone keeps the name the page gave itself. */
  override updateTitle(snapshot: RouterStateSnapshot): void {
    const path = snapshot.url.split(/[?#]/)[0];
    if (path === this.path) return;
    this.path = path;
    this.set(this.buildTitle(snapshot));
  }

  /** Names the page by what it shows: the session's own title. */
  set(name: string | undefined): void {
    this.title.setTitle(name ? `${name} – Treize` : 'Treize');
  }
}
