// Reads access log lines again, by the rules of AWS's guide and by nothing that wrote them.

const FIELD = /"((?:[^"\\]|\\.)*)"|(\S+)/g

/** Fields by position; those in quotation marks without them. */
export function fieldsOf(line: string): readonly string[] {
  return Array.from(line.matchAll(FIELD), ([, quoted, bare]) => quoted ?? bare ?? '')
}

export function readLine(line: string) {
  const fields = fieldsOf(line)
  const at = (position: number) => fields[position] ?? ''
  return {
    count: fields.length,
    time: at(1),
    loadBalancer: at(2),
    target: at(4),
    times: [at(5), at(6), at(7)].map(Number),
    status: Number(at(8)),
    targetStatus: at(9),
    request: at(12),
    targetGroupArn: at(16),
    createdAt: at(21),
    action: at(22),
  }
}
