import { AwsError } from '@/lib/aws/error'

/** A typed line that cannot be read. `column` counts from 1 and stands in the message too. */
export class CommandLineError extends AwsError {
  override readonly name = 'CommandLineError'
  readonly column: number

  constructor(message: string, offset: number) {
    super('CommandLineError', `${message} (column ${offset + 1})`)
    this.column = offset + 1
  }
}
