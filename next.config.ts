import type { NextConfig } from 'next'

const isDevelopment = process.env.NODE_ENV === 'development'

/**
 * Everything comes from this server and nothing else. Two exceptions that Next forces:
 * - `script-src 'unsafe-inline'`: prerendered pages carry their data in inline scripts. A nonce would have to be made for each
 *   request and would give up prerendering; the page has no account, no cookie and shows no foreign HTML.
 * - `style-src 'unsafe-inline'`: server-rendered `style` attributes, which the canvas needs for positions and sizes.
 * The development server also evaluates code and talks to the browser over a socket.
 */
const contentSecurityPolicy = [
  "default-src 'self'",
  `script-src 'self' 'unsafe-inline'${isDevelopment ? " 'unsafe-eval'" : ''}`,
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  `connect-src 'self'${isDevelopment ? ' ws:' : ''}`,
  "worker-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  // Where the script of the workers is; empty where nobody has built one, and then Next bundles it.
  env: { DOCKYARD_WORKER: process.env.DOCKYARD_WORKER ?? '' },
  // `npm run typecheck` checks the whole tree and the core by itself; a build for a visitor need not wait for it.
  typescript: { ignoreBuildErrors: true },
  // TypeScript 7 has no JavaScript API, so what Next still asks of it goes through its command line.
  experimental: { useTypeScriptCli: true },
  // No image service: nothing to optimise, and no native module needed at run time.
  images: { unoptimized: true },
  // Named, so that a lock file in a folder above does not move the root there.
  turbopack: { root: process.cwd() },
  headers: async () => [
    {
      source: '/:path*',
      headers: [
        { key: 'Content-Security-Policy', value: contentSecurityPolicy },
        { key: 'X-Content-Type-Options', value: 'nosniff' },
        { key: 'Referrer-Policy', value: 'no-referrer' },
        { key: 'Permissions-Policy', value: 'camera=(), geolocation=(), microphone=(), payment=(), usb=()' },
        { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
        { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
      ],
    },
  ],
}

export default config
