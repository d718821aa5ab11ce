// A theme of the catalogue.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('themes')
export class Theme {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_themes' })
  code!: string;

  @Column({ type: 'text' })
  label!: string;
}
