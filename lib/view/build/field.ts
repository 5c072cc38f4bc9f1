// The sorts of fields that a form is made of, and what typing in one does to the draft. Pure.

import type { Choices } from '../auto-scaling/policy-form'
import { headersText, readHeaders } from '../load/headers'
import { type Draft, isRecord, type Json, textOf, valueAt, withValue } from './draft'

interface Named {
  /** Where it is in the draft; also what refusals are matched by. */
  readonly at: string
  readonly label: string
  /** Under it, in a few words. */
  readonly hint?: string
}

export interface TextField extends Named {
  readonly kind: 'text' | 'number'
  readonly unit?: string
  /** What counts when it is left empty. */
  readonly placeholder?: string
  /** What is offered while one types. */
  readonly suggestions?: readonly string[]
  readonly isWide?: boolean
}

/** Words of a command, as a shell separates them. */
export interface WordsField extends Named {
  readonly kind: 'words'
  readonly placeholder?: string
}

export interface ChoiceField extends Named {
  readonly kind: 'choice'
  readonly options: Choices<string>
  readonly isWide?: boolean
}

/** Headers of a request, as people write them: `Accept: text/html; X-Beta: yes`. */
export interface HeadersField extends Named {
  readonly kind: 'headers'
  readonly placeholder?: string
  readonly isWide?: boolean
}

export interface TickField extends Named {
  readonly kind: 'tick'
}

/** A list of like things, each a row of small fields whose places begin at the row. */
export interface RowsField extends Named {
  readonly kind: 'rows'
  readonly columns: readonly (TextField | ChoiceField)[]
  /** A new row. */
  readonly blank: Json
  /** `port mapping` */
  readonly thing: string
  /** What the rows mean, when there are any. */
  readonly note?: string
}

export type Field = TextField | WordsField | HeadersField | ChoiceField | TickField | RowsField

/** What stands in the field. */
export function shownIn(draft: Draft, field: Exclude<Field, RowsField>): string {
  const value = valueAt(draft, field.at)
  if (field.kind === 'words' && Array.isArray(value))
    return value.map((word) => quoted(textOf(word))).join(' ')
  if (field.kind === 'headers' && isRecord(value))
    return headersText(Object.fromEntries(Object.entries(value).map(([name, one]) => [name, textOf(one)])))
  return textOf(value)
}

/** The draft after `text` was typed into the field. */
export function typed(draft: Draft, field: Exclude<Field, RowsField>, text: string): Draft {
  if (field.at.startsWith('@')) return withValue(draft, field.at, text)
  return withValue(draft, field.at, valueTyped(field.kind, text))
}

function valueTyped(kind: Exclude<Field, RowsField>['kind'], text: string): Json | undefined {
  switch (kind) {
    case 'number':
      return text.trim() === '' ? undefined : numberOr(text)
    case 'words': {
      const words = wordsIn(text)
      return words.length === 0 ? undefined : words
    }
    case 'headers':
      // What is no list of headers stays as it is typed: the model says what is wrong with it.
      return text.trim() === '' ? undefined : (readHeaders(text) ?? text)
    case 'tick':
      return text === 'true'
    case 'text':
    case 'choice':
      return text === '' ? undefined : text
  }
}

/** What is no number stays as it is typed: the model says what is wrong with it. */
export function numberOr(text: string): number | string {
  return /^\s*-?\d{1,15}(\.\d{1,9})?\s*$/.test(text) ? Number(text) : text
}

const WORD = /"((?:[^"\\]|\\.)*)"|'([^']*)'|(\S+)/g

function wordsIn(text: string): readonly string[] {
  return [...text.matchAll(WORD)].map(
    ([, double, single, plain]) => double?.replaceAll(/\\(.)/g, '$1') ?? single ?? plain ?? '',
  )
}

function quoted(word: string): string {
  return /^[^\s"']+$/.test(word) ? word : `"${word.replaceAll(/["\\]/g, '\\$&')}"`
}
