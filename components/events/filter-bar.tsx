import type { ReactNode } from 'react'

export interface FilterBarProps {
  readonly label: string
  readonly text: string
  readonly onText: (text: string) => void
  readonly shown: number
  readonly total: number
  readonly children?: ReactNode
}

/** A search field with room for more filters, and how much is shown of how much. Where there is room, beside the tabs. */
export function FilterBar({ label, text, onText, shown, total, children }: FilterBarProps) {
  return (
    <div className="flex flex-wrap items-center gap-2 px-3.5 py-1.5 @3xl:absolute @3xl:top-0 @3xl:right-0 @3xl:w-3/5 @3xl:py-[2.5px]">
      <input
        type="search"
        value={text}
        onChange={(event) => onText(event.target.value)}
        placeholder="Filter…"
        aria-label={label}
        className="h-7 min-w-24 flex-1 rounded-card border border-line bg-surface px-2 text-sm placeholder:text-ink-3"
      />
      {children}
      <span className="num text-xs text-ink-3">{shown === total ? total : `${shown} of ${total}`}</span>
    </div>
  )
}

export interface ChoiceProps<T extends string> {
  readonly label: string
  readonly all: string
  readonly value: T | null
  readonly options: readonly (readonly [value: T, label: string])[]
  readonly onChange: (value: T | null) => void
}

/** One of several, or all. */
export function Choice<T extends string>({ label, all, value, options, onChange }: ChoiceProps<T>) {
  return (
    <select
      aria-label={label}
      value={value ?? ''}
      onChange={(event) => onChange(options.find(([one]) => one === event.target.value)?.[0] ?? null)}
      className="h-7 rounded-card border border-line bg-surface px-1.5 text-sm"
    >
      <option value="">{all}</option>
      {options.map(([one, name]) => (
        <option key={one} value={one}>
          {name}
        </option>
      ))}
    </select>
  )
}
