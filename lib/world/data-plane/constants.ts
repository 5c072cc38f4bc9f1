// Numbers of the data plane. Those from AWS name their page; the others are the model's own (MODEL.md#requests).

import { CONNECT_TIMEOUT_SECONDS } from '@/lib/aws/defaults'
import { US_PER_SECOND } from '@/lib/engine'

/** How long a load balancer tries to connect to a target. ALB guide, load-balancer-troubleshooting (HTTP 504). */
export const CONNECT_TIMEOUT_US = CONNECT_TIMEOUT_SECONDS * US_PER_SECOND

/**
 * One way from the client to the load balancer, and from there to a target. The model's own: typical of one Region. The
 * ways out and back are added to a request's answer and not spent as events: routing and queueing happen when the client
 * sends, all requests alike, so no order and no queue differs from a run in which each hop takes its time.
 */
export const CLIENT_TO_LOAD_BALANCER_US = 500
export const LOAD_BALANCER_TO_TARGET_US = 250

/**
 * A user who meets a failure comes back after this time at the earliest: the client must notice, and connect anew. The model's
 * own; load generators without think time turn around in 10 to 50 ms.
 */
export const USER_RETURN_US = 50_000

/** The address of one of the clients, for whom only their block matters. */
export const CLIENT_IP = '203.0.113.1'

/** The client closed the connection before it had its answer. ALB guide, load-balancer-troubleshooting (HTTP 460). */
export const STATUS_CLIENT_CLOSED = 460

/** An X-Forwarded-For header with more than 30 addresses. ALB guide, load-balancer-troubleshooting (HTTP 463). */
export const STATUS_FORWARDED_TOO_MANY = 463

/** Retries that a budget saves up for bad times. The model's own; token buckets of clients hold about as many. */
export const RETRY_TOKENS_MAX = 10

/** CPU of one health check at the target. The model's own: small, but not free, so that a starved container fails checks. */
export const PROBE_CPU_US = 200

/** Exit code of a process that a request crashed (an uncaught exception). */
export const EXIT_CODE_CRASH = 1
/** 128 + SIGTERM: the default action of the signal. Docker, docker run. */
export const EXIT_CODE_TERMINATED = 143
/** 128 + SIGKILL: also what the kernel's out-of-memory killer leaves. Docker, docker run. */
export const EXIT_CODE_KILLED = 137
/** Container reason that ECS shows. ECS guide, stopped-task-error-codes. */
export const REASON_OUT_OF_MEMORY = 'OutOfMemoryError: Container killed due to memory usage'

/** A process that dies at start does so after this time, or half its mean start-up if that is shorter. */
export const CRASH_AT_START_MS = 500

/** Templates from here on are those of requests that follow a redirect; a source has at most 100 of its own. */
export const FOLLOWED_FIRST = 128
/** Redirects that a client follows one after the other. The model's own; browsers stop at 20, curl at 50. */
export const REDIRECTS_MAX = 5

/** How many finished requests can be followed. */
export const FINISHED_KEPT = 20_000
/** Outstanding counts that are kept for each request under `least_outstanding_requests`. */
export const CANDIDATE_COUNTS_KEPT = 16

/** Share of a sample that failed requests may take beyond their own stride. */
export const EXTRA_ERRORS_SHARE = 0.1

/** Later than any run; an arrival that far away is none. */
export const NEVER_US = 2 ** 52
