'use client'

import { type ComponentProps, createContext, type ReactNode, useContext, useId } from 'react'
import { cx } from '@/components/ui/cx'
import type { Problem } from '@/lib/view/auto-scaling/form-reader'

export const BOX =
  'num h-8 w-full min-w-0 rounded-card border border-line bg-surface px-2 text-base text-ink aria-invalid:border-bad aria-invalid:ring-1 aria-invalid:ring-bad'

/** What is wrong in the form, for the fields that it is about. */
export const Problems = createContext<readonly Problem[]>([])

export function useProblem(field: string | undefined): string | null {
  return useContext(Problems).find((problem) => problem.field === field)?.message ?? null
}

interface FieldProps {
  readonly name: string
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  /** After the number: `%`, `s`. */
  readonly unit?: string
  /** What counts when it is left empty. */
  readonly placeholder?: string
  readonly disabled?: boolean
  readonly list?: string
  readonly className?: string
}

/** Something to fill in with its label, and under it what AWS would say against it. */
function Labelled({ name, label, className, children }: LabelledProps) {
  const id = useId()
  const problem = useProblem(name)
  const problemId = `${id}-problem`
  return (
    <div className={cx('min-w-0', className)}>
      <label htmlFor={id} className="mb-1 block font-medium text-sm">
        {label}
      </label>
      {children({
        id,
        name,
        'aria-invalid': problem !== null,
        'aria-describedby': problem === null ? undefined : problemId,
      })}
      <ProblemText id={problemId} problem={problem} />
    </div>
  )
}

interface LabelledProps {
  readonly name: string | undefined
  readonly label: string
  readonly className: string | undefined
  readonly children: (attributes: LabelledAttributes) => ReactNode
}

type LabelledAttributes = Pick<ComponentProps<'input'>, 'id' | 'name' | 'aria-invalid' | 'aria-describedby'>

/** A text field. */
export function Field({
  name,
  label,
  value,
  onChange,
  unit,
  placeholder,
  disabled,
  list,
  className,
}: FieldProps) {
  return (
    <Labelled name={name} label={label} className={className}>
      {(attributes) => (
        <span className="relative block">
          <input
            {...attributes}
            value={value}
            list={list}
            placeholder={placeholder}
            disabled={disabled}
            autoComplete="off"
            spellCheck={false}
            onChange={({ target }) => onChange(target.value)}
            className={cx(BOX, unit !== undefined && 'pr-9', disabled === true && 'opacity-60')}
          />
          {unit !== undefined && (
            <span aria-hidden className="absolute inset-y-0 right-2 flex items-center text-ink-3 text-sm">
              {unit}
            </span>
          )}
        </span>
      )}
    </Labelled>
  )
}

export function ProblemText({ id, problem }: { readonly id?: string; readonly problem: string | null }) {
  if (problem === null) return null
  return (
    <p id={id} className="wrap-anywhere mt-0.5 text-bad-text text-xs">
      {problem}
    </p>
  )
}

interface ChoiceProps<T extends string> {
  readonly name?: string
  readonly label: string
  readonly value: T
  readonly options: readonly (readonly [value: T, label: string])[]
  readonly onChange: (value: T) => void
  readonly className?: string
}

/** One of a list. */
export function Choice<T extends string>({
  name,
  label,
  value,
  options,
  onChange,
  className,
}: ChoiceProps<T>) {
  return (
    <Labelled name={name} label={label} className={className}>
      {(attributes) => (
        <select
          {...attributes}
          value={value}
          className={BOX}
          onChange={({ target }) => {
            const chosen = options.find(([option]) => option === target.value)
            if (chosen !== undefined) onChange(chosen[0])
          }}
        >
          {options.map(([option, text]) => (
            <option key={option} value={option}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  )
}

export function Row({ children }: { readonly children: ReactNode }) {
  return <div className="grid grid-cols-2 gap-x-3 gap-y-2 max-[30rem]:grid-cols-1">{children}</div>
}

interface TickProps {
  readonly label: string
  readonly isOn: boolean
  readonly disabled?: boolean
  readonly onChange: (isOn: boolean) => void
}

export function Tick({ label, isOn, disabled = false, onChange }: TickProps) {
  return (
    <label className="flex items-start gap-2 text-sm">
      <input
        type="checkbox"
        className="mt-1"
        checked={isOn}
        disabled={disabled}
        onChange={({ target }) => onChange(target.checked)}
      />
      {label}
    </label>
  )
}
