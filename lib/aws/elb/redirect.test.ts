import { describe, expect, it } from 'vitest'
import { describeRedirect, locationOf, methodAfterRedirect, REDIRECT_DEFAULT, redirectUrl } from './redirect'

const FROM = {
  protocol: 'HTTP',
  host: 'www.example.com:80',
  port: 80,
  path: '/shop/cart?item=7&n=1',
} as const
const to = (parts: Partial<typeof REDIRECT_DEFAULT | Record<keyof typeof REDIRECT_DEFAULT, string>>) =>
  locationOf(redirectUrl({ statusCode: 301, ...REDIRECT_DEFAULT, ...parts }, FROM))

describe('A redirect', () => {
  it.each([
    [{ protocol: 'HTTPS', port: '443' }, 'https://www.example.com:443/shop/cart?item=7&n=1'],
    // ALB guide, redirect actions: `https://#{host}:40443/#{path}?#{query}`.
    [{ protocol: 'HTTPS', port: '40443' }, 'https://www.example.com:40443/shop/cart?item=7&n=1'],
    [{ host: 'new.#{host}' }, 'http://new.www.example.com:80/shop/cart?item=7&n=1'],
    [{ path: '/v2/#{path}', query: '' }, 'http://www.example.com:80/v2/shop/cart'],
    [
      { path: '/#{host}/#{port}', query: 'from=#{protocol}&#{query}' },
      'http://www.example.com:80/www.example.com/80?from=HTTP&item=7&n=1',
    ],
  ])('%j leads to %s', (parts, location) => {
    expect(to(parts)).toBe(location)
  })

  it.each([
    [{ protocol: 'HTTPS', port: '443' }, 'HTTPS, port 443'],
    [{ host: 'new.#{host}', path: '/', query: '' }, 'host new.#{host}, path /, no query'],
  ])('%j says what it changes: %s', (parts, words) => {
    expect(describeRedirect({ statusCode: 301, ...REDIRECT_DEFAULT, ...parts })).toBe(words)
  })

  it('turns POST into GET, as browsers do, and nothing else', () => {
    expect(['GET', 'HEAD', 'POST', 'PUT'].map(methodAfterRedirect)).toEqual(['GET', 'HEAD', 'GET', 'PUT'])
  })
})
