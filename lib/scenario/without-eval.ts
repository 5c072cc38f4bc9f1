// To be imported by a program before everything else. By itself zod compiles a function for each schema when it is first used, which
// costs more than it saves where inputs are few; on a page it may not, and asking whether it may is a violation of the page's policy.

import * as z from 'zod'

z.config({ jitless: true })
