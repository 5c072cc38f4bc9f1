'use client'

import { useMemo } from 'react'
import { useStore } from 'zustand'
import { useRun, useView } from '@/components/hooks/use-run'
import { lightsOf } from '@/lib/view/ports/lights'
import type { Mapping } from '@/lib/view/ports/mappings'
import type { Run } from '@/lib/view/run/run'
import { pointHandlers } from './point-handlers'

/** Opens the inspector on this port; its task is what is selected on the canvas. */
export function selectPort({ store }: Run, { key, taskKey }: Pick<Mapping, 'key' | 'taskKey'>): void {
  store.setState(({ ports }) => ({ ports: { ...ports, selected: key } }))
  store.getState().select(taskKey)
}

export function useIsSelectedPort({ key, taskKey }: Pick<Mapping, 'key' | 'taskKey'>): boolean {
  return useView(({ ports, selectedKey }) => ports.selected === key && selectedKey === taskKey)
}

/** Handlers of whatever stands for a port: pointing at it or coming to it by keyboard lights its way everywhere. */
export function usePort(mapping: Pick<Mapping, 'key' | 'taskKey'>) {
  const run = useRun()
  const lights = lightsOf(run)
  const { key, taskKey } = mapping
  const isLit = useStore(lights, ({ lit, along }) => lit === key || along.has(key))
  const isSelected = useIsSelectedPort(mapping)
  const handlers = useMemo(() => {
    const light = () => {
      // What is carried says enough: its port is marked in each port space.
      if (run.carrying.store.getState().carry.phase === 'carrying') return
      lights.setState({ lit: key, through: null })
    }
    const leave = () => lights.setState(({ lit }) => ({ lit: lit === key ? null : lit }))
    return {
      ...pointHandlers(light, leave),
      onClick: () => selectPort(run, { key, taskKey }),
    }
  }, [key, lights, run, taskKey])
  return { handlers, isLit, isSelected }
}
