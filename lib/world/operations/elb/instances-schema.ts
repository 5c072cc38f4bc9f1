import * as z from 'zod'

/** `Instances` of the operations on registered instances. */
export const instancesSchema = z.array(z.strictObject({ InstanceId: z.string() }))
