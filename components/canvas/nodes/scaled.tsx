import type { ReactNode } from 'react'

/** Draws its content larger by a factor, in the space that the layout has set aside for that. */
export function Scaled({ by, children }: { readonly by: number; readonly children: ReactNode }) {
  if (by === 1) return children
  const part = `${100 / by}%`
  return (
    <div style={{ width: part, height: part, transform: `scale(${by})`, transformOrigin: '0 0' }}>
      {children}
    </div>
  )
}
