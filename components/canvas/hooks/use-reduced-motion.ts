'use client'

import { useMedia } from '@/components/hooks/use-media'

export const useReducedMotion = (): boolean => useMedia('(prefers-reduced-motion: reduce)')
