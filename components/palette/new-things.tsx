'use client'

import { ChevronDown, FolderOpen, Plus } from 'lucide-react'
import { runAction } from '@/components/actions/action'
import { openScenario } from '@/components/actions/open-scenario'
import { FORM_ICONS } from '@/components/build/form-icons'
import { useNew } from '@/components/build/use-new'
import { useRun, useView, useViewShallow } from '@/components/hooks/use-run'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { Menu } from '@/components/ui/menu'
import type { FormId } from '@/lib/view/build/building'
import { formOf, NEW_GROUPS } from '@/lib/view/build/forms'
import { GHOSTS } from '@/lib/view/build/ghosts'

/** What can be new: all in sight where one builds from nothing, else behind one button. */
export function NewThings() {
  return useView(({ scenario }) => scenario?.invites === true) ? <NewCards /> : <NewMenu />
}

const FORMS_IN_ORDER = NEW_GROUPS.flatMap(({ forms }) => forms)

function NewMenu() {
  const run = useRun()
  const needs = useViewShallow(({ kinds }) => FORMS_IN_ORDER.map((form) => formOf(form).needs(kinds)))
  const items = FORMS_IN_ORDER.map((form, index) => ({
    id: form,
    label: formOf(form).title,
    icon: FORM_ICONS[form],
    disabled: needs[index] !== null,
    hint: needs[index] ?? undefined,
    separatorBefore: index > 0 && NEW_GROUPS.some(({ forms }) => forms[0] === form),
    onSelect: () => run.store.getState().build(form),
  }))
  return (
    <Menu
      label="New"
      align="start"
      items={items}
      trigger={
        <Button size="sm" className="w-full justify-start">
          <Plus aria-hidden size={14} /> New
          <ChevronDown aria-hidden size={13} className="ml-auto" />
        </Button>
      }
    />
  )
}

function NewCards() {
  const run = useRun()
  return (
    <>
      {NEW_GROUPS.map(({ label, forms }) => (
        <section key={label} aria-label={`New: ${label}`}>
          <h2 className="overline-title mb-1.5">New: {label}</h2>
          <div className="flex flex-col gap-1">
            {forms.map((form) => (
              <NewCard key={form} form={form} />
            ))}
          </div>
        </section>
      ))}
      <Button size="sm" className="justify-start" onClick={() => runAction(openScenario, run)}>
        <FolderOpen aria-hidden size={14} /> Open a scenario…
      </Button>
    </>
  )
}

/** The number that the thing has on the canvas. */
function numberOf(form: FormId): number | null {
  if (form === 'taskDefinition') return 1
  return Object.values(GHOSTS).find((ghost) => ghost.form === form)?.number ?? null
}

function NewCard({ form }: { readonly form: FormId }) {
  const { title, needs, isOpen, open } = useNew(form)
  const Icon = FORM_ICONS[form]
  return (
    <button
      type="button"
      aria-label={`New ${title.toLowerCase()}${needs === null ? '' : `: ${needs}`}`}
      aria-disabled={needs !== null}
      aria-expanded={isOpen}
      onClick={() => needs === null && open()}
      className={cx(
        'flex items-center gap-2 rounded-[9px] border px-2 py-1 text-left',
        isOpen ? 'border-accent bg-accent-soft' : 'border-line bg-surface',
        needs === null
          ? 'shadow-card hover:border-line-strong'
          : 'cursor-not-allowed border-dashed bg-transparent text-ink-2',
      )}
    >
      <Icon aria-hidden size={15} className="shrink-0 text-ink-3" />
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium text-base leading-5">{title}</span>
        {needs !== null && <span className="block text-ink-3 text-xs">{needs}</span>}
      </span>
      <span aria-hidden className="num text-ink-3 text-sm">
        {numberOf(form)}
      </span>
    </button>
  )
}
