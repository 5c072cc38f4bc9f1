export type * from './decision'
export type * from './messages'
export type * from './requests'
export type * from './views'
