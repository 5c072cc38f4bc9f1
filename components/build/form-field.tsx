'use client'

import { Plus, Trash2 } from 'lucide-react'
import { useId } from 'react'
import { BOX, Choice, ProblemText, Field as TextBox, Tick, useProblem } from '@/components/scaling/field'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { IconButton } from '@/components/ui/icon-button'
import { countAt, type Draft, withValue } from '@/lib/view/build/draft'
import { type Field, type RowsField, shownIn, typed } from '@/lib/view/build/field'

interface FormFieldProps {
  readonly field: Field
  readonly draft: Draft
  readonly onChange: (draft: Draft) => void
}

/** One field of a form, whatever its sort, over both columns when it is wide. */
export function FormField({ field, draft, onChange }: FormFieldProps) {
  const isWide =
    field.kind === 'rows' || field.kind === 'words' || ('isWide' in field && field.isWide === true)
  return (
    <div className={cx('min-w-0', isWide && 'col-span-full')}>
      {field.kind === 'rows' ? (
        <Rows field={field} draft={draft} onChange={onChange} />
      ) : (
        <Single field={field} draft={draft} onChange={onChange} />
      )}
      {field.hint !== undefined && <p className="mt-0.5 text-ink-3 text-xs">{field.hint}</p>}
    </div>
  )
}

interface SingleProps extends FormFieldProps {
  readonly field: Exclude<Field, RowsField>
}

function Single({ field, draft, onChange }: SingleProps) {
  const list = useId()
  const value = shownIn(draft, field)
  const change = (text: string) => onChange(typed(draft, field, text))
  if (field.kind === 'choice') {
    // What the JSON says may be none of the choices.
    const isKnown = field.options.some(([choice]) => choice === value)
    const options = isKnown
      ? field.options
      : [[value, value === '' ? 'choose …' : value] as const, ...field.options]
    return <Choice name={field.at} label={field.label} value={value} options={options} onChange={change} />
  }
  if (field.kind === 'tick')
    return <Tick label={field.label} isOn={value === 'true'} onChange={(isOn) => change(String(isOn))} />
  const suggestions = 'suggestions' in field ? field.suggestions : undefined
  return (
    <>
      <TextBox
        name={field.at}
        label={field.label}
        value={value}
        {...('unit' in field && field.unit !== undefined && { unit: field.unit })}
        {...(field.placeholder !== undefined && { placeholder: field.placeholder })}
        {...(suggestions !== undefined && { list })}
        onChange={change}
      />
      {suggestions !== undefined && (
        <datalist id={list}>
          {suggestions.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      )}
    </>
  )
}

interface RowsProps extends FormFieldProps {
  readonly field: RowsField
}

function Rows({ field, draft, onChange }: RowsProps) {
  const count = countAt(draft, field.at)
  const problem = useProblem(field.at)
  return (
    <fieldset className="min-w-0">
      <legend className="only-spoken">{field.label}</legend>
      <div className="mb-0.5 flex items-center gap-2">
        <span aria-hidden className="flex-1 font-medium text-sm">
          {field.label}
        </span>
        <Button
          size="sm"
          variant="ghost"
          aria-label={`Add a ${field.thing}`}
          onClick={() => onChange(withValue(draft, `${field.at}[${count}]`, field.blank))}
        >
          <Plus aria-hidden size={13} /> add
        </Button>
      </div>
      <div className="space-y-1.5">
        {Array.from({ length: count }, (_, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is the place that it has in the input.
          <div key={row} className="flex items-start gap-1.5">
            {field.columns.map((column) => (
              <Cell
                key={column.at}
                column={{ ...column, at: `${field.at}[${row}].${column.at}` }}
                row={row + 1}
                thing={field.thing}
                draft={draft}
                onChange={onChange}
              />
            ))}
            <IconButton
              icon={Trash2}
              size="sm"
              variant="ghost"
              label={`Remove ${field.thing} ${row + 1}`}
              onClick={() => onChange(withValue(draft, `${field.at}[${row}]`, undefined))}
            />
          </div>
        ))}
      </div>
      {count === 0 && <p className="text-ink-3 text-sm">none</p>}
      <ProblemText problem={problem} />
      {field.note !== undefined && count > 0 && (
        <p className="mt-1 rounded-md bg-accent-soft px-2 py-1 text-accent-text text-xs">{field.note}</p>
      )}
    </fieldset>
  )
}

interface CellProps extends Pick<FormFieldProps, 'draft' | 'onChange'> {
  readonly column: RowsField['columns'][number]
  readonly row: number
  readonly thing: string
}

/** A small field of a row; its label stands in it. */
function Cell({ column, row, thing, draft, onChange }: CellProps) {
  const id = useId()
  const problem = useProblem(column.at)
  const value = shownIn(draft, column)
  const label = `${column.label} of ${thing} ${row}`
  const change = (text: string) => onChange(typed(draft, column, text))
  return (
    <div
      className={cx(
        'min-w-0',
        column.kind === 'choice' && column.isWide !== true ? 'w-18 shrink-0' : 'flex-1',
      )}
    >
      {column.kind === 'choice' ? (
        <select
          aria-label={label}
          value={value}
          className={BOX}
          onChange={({ target }) => change(target.value)}
        >
          {column.options.map(([choice, text]) => (
            <option key={choice} value={choice}>
              {text}
            </option>
          ))}
        </select>
      ) : (
        <input
          aria-label={label}
          aria-invalid={problem !== null}
          aria-describedby={problem === null ? undefined : id}
          title={column.label}
          placeholder={column.placeholder ?? column.label.toLowerCase()}
          value={value}
          autoComplete="off"
          spellCheck={false}
          className={cx(BOX, 'placeholder:text-ink-3 placeholder:italic')}
          onChange={({ target }) => change(target.value)}
        />
      )}
      <ProblemText id={id} problem={problem} />
    </div>
  )
}
