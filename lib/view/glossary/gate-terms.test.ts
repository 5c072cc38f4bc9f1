import { expect, it } from 'vitest'
import { GATE_TERMS } from './gate-terms'
import { termNamed } from './glossary'

it.each(Object.entries(GATE_TERMS))(
  'a gate of %s is explained by %s, which the glossary has',
  (_kind, name) => {
    expect(termNamed(name)).not.toBeNull()
  },
)
