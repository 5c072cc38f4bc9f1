import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/[\\/]$/, '') } },
  test: {
    include: ['{app,components,lib,machines,scripts}/**/*.test.{ts,tsx}'],
    environment: 'node',
    // Property and swarm tests run for seconds, on slow machines for longer; a hang should still end.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
  },
})
