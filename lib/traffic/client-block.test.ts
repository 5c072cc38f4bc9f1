import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cidrContains } from '@/lib/aws/ec2/security-group'
import { addressNumber, clientAddress, clientBlock, ipv4 } from './client-block'
import { cidrStarts } from './client-parts'

const blocks = fc
  .tuple(fc.integer({ min: 0, max: 0xffffffff }), fc.integer({ min: 0, max: 32 }))
  .map(([address, length]) => `${ipv4(address)}/${length}`)

describe('The address of a client', () => {
  it('lies in its block, and follows from its number', () => {
    fc.assert(
      fc.property(blocks, fc.nat(), (cidr, client) => {
        const [ip = ''] = clientAddress(clientBlock(cidr), client).split(':')
        expect(cidrContains(cidr, ip)).toBe(true)
        expect(clientAddress(clientBlock(cidr), client)).toBe(clientAddress(clientBlock(cidr), client))
      }),
    )
  })

  it('is all that there is where the block has no other', () => {
    expect(clientAddress(clientBlock('198.51.100.9/32'), 77)).toMatch(/^198\.51\.100\.9:\d{5}$/)
  })
})

describe('Parts of a block', () => {
  it('are seen alike by every block that cuts it', () => {
    fc.assert(
      fc.property(blocks, fc.array(blocks, { maxLength: 6 }), fc.nat(), (cidr, cuts, client) => {
        const block = clientBlock(cidr)
        const starts = cidrStarts(block, cuts)
        const address = addressNumber(block, client)
        const start = starts.findLast((one) => one <= address) ?? -1
        for (const cut of cuts)
          expect(cidrContains(cut, ipv4(start)), cut).toBe(cidrContains(cut, ipv4(address)))
      }),
    )
  })
})
