import { expect, it } from 'vitest'
import { fieldsOf } from '@/lib/testing/access-log'
import { ACCESS_LOG_FIELDS, type AccessLogEntry, accessLogLine } from './access-log'

const ENTRY: AccessLogEntry = {
  type: 'http',
  answeredAt: Date.UTC(2025, 0, 1, 0, 3, 30) * 1_000 + 51_328,
  createdAt: Date.UTC(2025, 0, 1, 0, 3, 30) * 1_000 + 9,
  loadBalancer: 'app/web/50dc6c495c0c9188',
  client: '203.0.113.7:51544',
  target: '172.31.16.4:32768',
  requestUs: 0,
  targetUs: 48_400,
  responseUs: 0,
  receivedBytes: 34,
  sentBytes: 366,
  status: 200,
  targetStatus: 200,
  method: 'GET',
  url: 'http://example.com:80/a?b=c',
  userAgent: null,
  targetGroupArn: 'arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/web/73e2d6bc24d8a067',
  rulePriority: 0,
  action: 'forward',
  redirectUrl: null,
  id: 26,
}

it('writes a request as AWS’s guide has it', () => {
  expect(accessLogLine(ENTRY)).toBe(
    'http 2025-01-01T00:03:30.051328Z app/web/50dc6c495c0c9188 203.0.113.7:51544 172.31.16.4:32768 0.000 0.048 0.000 200 200 34 366 "GET http://example.com:80/a?b=c HTTP/1.1" "-" - - arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/web/73e2d6bc24d8a067 "Root=1-67748652-00000000000000000000001a" "-" "-" 0 2025-01-01T00:03:30.000009Z "forward" "-" "-" "172.31.16.4:32768" "200" "-" "-" TID_0000000000000000000000000000001a',
  )
})

it('writes -1 and - for what did not happen', () => {
  const line = accessLogLine({
    ...ENTRY,
    target: null,
    requestUs: null,
    targetUs: null,
    responseUs: null,
    status: 503,
    targetStatus: null,
  })
  expect(fieldsOf(line).slice(4, 10)).toEqual(['-', '-1', '-1', '-1', '503', '-'])
  expect(fieldsOf(line).slice(25, 27)).toEqual(['-', '-'])
})

it('stays one line of as many fields, whatever a client asks for', () => {
  for (const url of ['http://h/" "x', 'http://h/\n200', 'http://h/\\', 'http://h/ü "', 'http://h/\u2028']) {
    const line = accessLogLine({ ...ENTRY, url })
    expect(fieldsOf(line)).toHaveLength(ACCESS_LOG_FIELDS.length)
    expect(line).toMatch(/^[ -~]+$/)
  }
  expect(accessLogLine({ ...ENTRY, url: 'http://h/"\n' })).toContain('"GET http://h/\\x22\\x0a HTTP/1.1"')
})
