import {
  Boxes,
  Ear,
  FileCode2,
  Layers,
  ListFilter,
  type LucideIcon,
  Mailbox,
  Network,
  Server,
  ShieldCheck,
  Split,
  Users,
} from 'lucide-react'
import type { FormId } from '@/lib/view/build/building'

export const FORM_ICONS: Readonly<Record<FormId, LucideIcon>> = {
  taskDefinition: FileCode2,
  service: Layers,
  targetGroup: Split,
  loadBalancer: Network,
  listener: Ear,
  rule: ListFilter,
  users: Users,
  queue: Mailbox,
  instances: Server,
  cluster: Boxes,
  securityGroup: ShieldCheck,
  editService: Layers,
  editLoadBalancer: Network,
  editTargetGroup: Split,
  editImage: FileCode2,
}
