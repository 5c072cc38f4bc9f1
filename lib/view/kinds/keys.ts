// Keys of views that are not ARNs or ids of AWS, made of the names that other views mention.

export const groupKey = (name: string): string => `asg/${name}`
export const providerKey = (name: string): string => `cp/${name}`
