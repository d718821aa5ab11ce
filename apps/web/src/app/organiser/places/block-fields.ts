// Places kept aside: for a département, for élus or agents, or for nobody (removed), and the day they are given back.
import { Component, input } from '@angular/core';
import { FormField, type FieldTree } from '@angular/forms/signals';
import type { Department } from '@treize/contract/territories';
import { Field } from '@treize/design/field';
import { Icon } from '@treize/design/icon';
import { plural } from '../../platform/session-words';
import type { Messages } from '../form/placing-fields';
import { kindLabels } from '../words';
import { newBlock, type BlockText } from './places-text';

@Component({
  selector: 'app-block-fields',
  imports: [Field, FormField, Icon],
  templateUrl: './block-fields.html',
  host: { class: 'stack', role: 'group', 'aria-labelledby': 'blocks-title' },
})
export class BlockFields {
  readonly blocks = input.required<FieldTree<BlockText[]>>();
  readonly departments = input.required<readonly Department[]>();
  readonly messages = input.required<Messages>();
  /** Day proposed for giving the places back. */
  readonly usualRelease = input.required<string>();
  protected readonly kindLabels = kindLabels;
  protected readonly plural = plural;

  protected isRemoved = ({ departmentCode, kind }: BlockText): boolean =>
    departmentCode === '' && kind === '';

  protected add(): void {
    const at = this.blocks()().value().length;
    this.blocks()().value.update((blocks) => [...blocks, newBlock(this.usualRelease())]);
    setTimeout(() => document.getElementById(`blocks-${at}-label`)?.focus());
  }

  protected remove(index: number): void {
    this.blocks()().value.update((blocks) => blocks.filter((_, at) => at !== index));
  }
}
