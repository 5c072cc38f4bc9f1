'use client'

import { Component, type ReactNode } from 'react'
import { Button } from '@/components/ui/button'

interface PaneBoundaryProps {
  /** What is in it: `The canvas`. */
  readonly name: string
  readonly children: ReactNode
}

/** A pane that fails to draw says so in its own place; the others and the simulation go on. */
export class PaneBoundary extends Component<PaneBoundaryProps, { readonly message: string | null }> {
  override state = { message: null as string | null }

  static getDerivedStateFromError(error: unknown) {
    return { message: error instanceof Error ? error.message : String(error) }
  }

  override render() {
    if (this.state.message === null) return this.props.children
    return (
      <div role="alert" className="flex h-full flex-col items-start justify-center gap-2 p-4">
        <p className="font-semibold">{this.props.name} could not be drawn.</p>
        <p className="num text-sm break-words text-bad-text">{this.state.message}</p>
        <Button size="sm" onClick={() => this.setState({ message: null })}>
          Try again
        </Button>
      </div>
    )
  }
}
