import {
  ConflictException,
  CreateScheduleCommand,
  ResourceNotFoundException,
  SchedulerClient,
  UpdateScheduleCommand,
} from '@aws-sdk/client-scheduler';
import { epochMs, type Instant, instantOf, plus, SECOND_MS } from '../domain/instant.ts';
import type { Scheduler } from '../ports.ts';
import type { SchedulerEnv } from './environment.ts';

/** Scheduler calls somewhere within a minute: so at least half a minute is left to find the deliveries and to queue them. */
const EARLY_MS = 90 * SECOND_MS;
/** After that `reconcile` has long picked up what was due. */
const RETRY_FOR_SECONDS = 900;
const RETRIES = 10;
const AT_ONCE = 20;

/**
 * One schedule for each slot, in UTC, 90 s before it, which deletes itself.
 *
 * A slot less than three minutes away is the caller's, who gives its deliveries to the queue:
 * what AWS does with a moment already past is not promised anywhere.
 *
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
 */
export function eventBridgeScheduler(env: SchedulerEnv, client = new SchedulerClient()): Scheduler {
  async function setOne(slot: Instant): Promise<void> {
    const schedule = scheduleOf(slot, env);
    try {
      await client.send(new CreateScheduleCommand(schedule));
    } catch (cause) {
      if (!(cause instanceof ConflictException)) throw cause;
      await setAgain(schedule);
    }
  }

  /** It may be of an earlier deployment, and call what is there no more. What an update does not say it would forget. */
  async function setAgain(schedule: ReturnType<typeof scheduleOf>): Promise<void> {
    await client.send(new UpdateScheduleCommand(schedule)).catch((cause) => {
      // Somebody sets the same at this moment; or it has called, and deleted itself.
      if (!(cause instanceof ConflictException || cause instanceof ResourceNotFoundException)) throw cause;
    });
  }

  return {
    async set(slots) {
      for (let next = 0; next < slots.length; next += AT_ONCE) {
        await Promise.all(slots.slice(next, next + AT_ONCE).map(setOne));
      }
    },
  };
}

function scheduleOf(slot: Instant, env: SchedulerEnv) {
  return {
    Name: `slot-${slot.replaceAll(/[-:.]/g, '')}`,
    GroupName: env.SCHEDULE_GROUP,
    ScheduleExpression: `at(${wholeSecond(plus(slot, -EARLY_MS))})`,
    ScheduleExpressionTimezone: 'UTC',
    FlexibleTimeWindow: { Mode: 'OFF' },
    ActionAfterCompletion: 'DELETE',
    Target: {
      Arn: env.SCHEDULE_TARGET_ARN,
      RoleArn: env.SCHEDULE_ROLE_ARN,
      Input: JSON.stringify({ slot }),
      RetryPolicy: { MaximumEventAgeInSeconds: RETRY_FOR_SECONDS, MaximumRetryAttempts: RETRIES },
      DeadLetterConfig: { Arn: env.SCHEDULE_DEAD_LETTER_ARN },
    },
  } as const;
}

/** Rounded up, as `at()` writes it: without a fraction and without a zone. */
function wholeSecond(instant: Instant): string {
  return instantOf(Math.ceil(epochMs(instant) / SECOND_MS) * SECOND_MS).slice(0, 19);
}
