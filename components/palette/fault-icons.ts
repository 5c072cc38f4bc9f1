import {
  Bomb,
  CircleStop,
  CloudOff,
  DoorClosed,
  Droplets,
  type LucideIcon,
  PackageX,
  ServerOff,
  Snail,
  TimerOff,
  Unplug,
  WifiOff,
  ZapOff,
} from 'lucide-react'
import type { FaultIcon } from '@/lib/view/carry/faults/fault'

/** The pictures that a fault may choose from. */
export const FAULT_ICONS: Readonly<Record<FaultIcon, LucideIcon>> = {
  bomb: Bomb,
  'cloud-off': CloudOff,
  'door-closed': DoorClosed,
  droplets: Droplets,
  'package-x': PackageX,
  'server-off': ServerOff,
  snail: Snail,
  stop: CircleStop,
  'timer-off': TimerOff,
  unplug: Unplug,
  'wifi-off': WifiOff,
  'zap-off': ZapOff,
}
