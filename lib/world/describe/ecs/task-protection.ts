import type { ProtectedTask } from '@aws-sdk/client-ecs/dist-types/models/models_1'
import type { InSeconds } from '@/lib/world/describe/in-seconds'
import type { Task } from '@/lib/world/records/tasks'
import { timestamp } from '../timestamp'

/** As `ecs:GetTaskProtection` and `ecs:UpdateTaskProtection` answer it. */
export function describeProtection({ arn, protectedUntil }: Task): InSeconds<ProtectedTask> {
  return {
    taskArn: arn,
    protectionEnabled: protectedUntil !== null,
    expirationDate: timestamp(protectedUntil),
  }
}
