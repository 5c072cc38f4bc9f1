'use client'

import { X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useRun } from '@/components/hooks/use-run'
import { useFormFocus } from '@/components/inspector/use-form-focus'
import { CommandLines } from '@/components/scaling/command-lines'
import { Problems } from '@/components/scaling/field'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import type { Building } from '@/lib/view/build/building'
import type { Draft } from '@/lib/view/build/draft'
import type { BuildForm } from '@/lib/view/build/form'
import { formOf } from '@/lib/view/build/forms'
import { FormField } from './form-field'
import { RefusalCard } from './refusal-card'
import { TextSide } from './text-side'
import { useBuildForm } from './use-build-form'

/** The form that is open, in the place of the inspector: fields and JSON beside each other, the lines that they are below. */
export function BuildPane({ building }: { readonly building: Building }) {
  const run = useRun()
  const form = formOf(building.form)
  // What is changed elsewhere in the meantime does not change what was filled in.
  const [first] = useState(() => form.begin(run.store.getState().kinds, building.given))
  useFocusBack()
  const close = () => run.store.setState({ building: null })
  useEffect(() => {
    if (first === null) run.store.setState({ building: null })
  }, [first, run])
  return first === null ? null : <Form form={form} first={first} onClose={close} />
}

/** What opened the form has the focus again when it is closed. */
function useFocusBack(): void {
  const [opener] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      requestAnimationFrame(() => {
        if (document.activeElement === document.body && opener instanceof HTMLElement && opener.isConnected)
          opener.focus()
      })
    },
    [opener],
  )
}

interface FormProps {
  readonly form: BuildForm
  readonly first: Draft
  readonly onClose: () => void
}

function Form({ form, first, onClose }: FormProps) {
  const state = useBuildForm(form, first, onClose)
  const { draft, world, fields, problems, refusal } = state
  const element = useFormFocus()
  const needs = form.needs(world)
  const name = form.name(draft, world)
  const note = form.note?.(draft, world) ?? null
  return (
    <Problems value={problems}>
      <form
        ref={element}
        aria-label={form.title}
        noValidate
        className="@container flex h-full min-h-0 flex-col"
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.stopPropagation()
          onClose()
        }}
        onSubmit={(event) => {
          event.preventDefault()
          if (state.canSubmit && needs === null) state.submit()
        }}
      >
        <Head title={form.title} about={form.about} name={name} onClose={onClose} />
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
        <div className="min-h-0 flex-1 overflow-auto px-3.5 pb-3" tabIndex={0}>
          <div className="grid min-h-full gap-4 @min-[540px]:grid-cols-[minmax(0,1.1fr)_minmax(0,1fr)]">
            <div className="space-y-2.5">
              <div className="grid grid-cols-2 gap-x-3 gap-y-2.5 @max-[300px]:grid-cols-1">
                {fields.map((field) => (
                  <FormField key={field.at} field={field} draft={draft} onChange={state.fill} />
                ))}
              </div>
              {note !== null && <p className="rounded-md bg-surface-2 px-2 py-1.5 text-sm">{note}</p>}
              {refusal !== null && (
                <RefusalCard
                  refusal={refusal}
                  ways={form.waysOut?.(refusal, draft) ?? []}
                  onTake={state.fill}
                />
              )}
            </div>
            <TextSide
              text={state.text}
              mark={state.mark}
              onChange={state.write}
              onLeave={state.tidy}
              takesAnswers={form.paste !== undefined}
            />
          </div>
        </div>
        <footer className="space-y-2 border-t border-line px-3.5 py-2.5">
          <CommandLines lines={state.lines} of={form.title} />
          <div className="flex flex-wrap items-center gap-2">
            <Button type="submit" variant="primary" disabled={!state.canSubmit || needs !== null}>
              {form.submit(draft, world)}
            </Button>
            <Button onClick={onClose}>Discard</Button>
            <p role="status" className="text-bad-text text-sm">
              {needs ??
                (state.isUnread ? 'The JSON cannot be read' : refusal === null ? '' : 'One thing to correct')}
            </p>
          </div>
        </footer>
      </form>
    </Problems>
  )
}

interface HeadProps {
  readonly title: string
  readonly about: string
  readonly name: string
  readonly onClose: () => void
}

function Head({ title, about, name, onClose }: HeadProps) {
  return (
    <header className="px-3.5 pt-3 pb-2">
      <div className="flex items-center gap-2">
        <h2 className="min-w-0 truncate font-semibold text-lg">{title}</h2>
        {name !== '' && (
          <span className="num min-w-0 truncate rounded bg-accent-soft px-1.5 py-0.5 text-accent-text text-sm">
            {name}
          </span>
        )}
        <IconButton icon={X} size="sm" variant="ghost" label="Close" className="ml-auto" onClick={onClose} />
      </div>
      <p className="mt-0.5 text-ink-2 text-sm">{about}</p>
    </header>
  )
}
