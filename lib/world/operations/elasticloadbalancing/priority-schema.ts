import * as z from 'zod'
import { RULE_PRIORITY } from '@/lib/aws/limits'

export const prioritySchema = z.number().int().min(RULE_PRIORITY.min).max(RULE_PRIORITY.max)
