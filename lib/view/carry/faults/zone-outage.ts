import type { Fault } from './fault'

export const zoneOutage: Fault = {
  label: 'AZ outage',
  icon: 'cloud-off',
  hint: 'Drop on a zone to start an outage. Drop again to end it.',
  equivalent: 'FIS scenario “AZ Availability: Power Interruption”',
  isDanger: true,
  on: {
    zone: ({ key, outage }) =>
      outage
        ? {
            allowed: true,
            text: 'end the outage of this zone',
            word: 'End the outage',
            commands: [{ action: 'playground:EndZoneOutage', input: { zoneName: key } }],
          }
        : {
            allowed: true,
            text: 'start an outage: every instance here loses its network',
            word: 'Start an outage',
            commands: [{ action: 'playground:StartZoneOutage', input: { zoneName: key } }],
          },
  },
}
