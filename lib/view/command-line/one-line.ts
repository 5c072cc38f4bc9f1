export { onOneLine } from '@/lib/aws/shell-words'
