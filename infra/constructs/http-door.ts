import { RemovalPolicy, Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi, HttpMethod, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { ROUTES } from '../pipeline.ts';
import type { PipelineFunction } from './pipeline-function.ts';

/** What the access log keeps: how it went, never who it was. A path or query may hold a token or a link's code, so the route stands for both. */
const LOGGED = {
  requestId: '$context.requestId',
  at: '$context.requestTimeEpoch',
  route: '$context.routeKey',
  status: '$context.status',
  bytes: '$context.responseLength',
  latencyMs: '$context.responseLatency',
  integrationStatus: '$context.integrationStatus',
  integrationError: '$context.integrationErrorMessage',
} as const;

/** The only way in from the internet: exactly ROUTES. */
export class HttpDoor extends Construct {
  readonly #api: HttpApi;

  constructor(scope: Construct, id: string, { requestsPerSecond }: { readonly requestsPerSecond: number }) {
    super(scope, id);
    this.#api = new HttpApi(this, 'Api', {
      description: 'Callbacks of Facebook and Telegram, and what people look at',
      createDefaultStage: false,
    });
    const log = new LogGroup(this, 'AccessLog', {
      retention: RetentionDays.TWO_WEEKS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    new HttpStage(this, 'Stage', {
      httpApi: this.#api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: requestsPerSecond, burstLimit: 2 * requestsPerSecond },
      accessLogSettings: {
        destination: new LogGroupLogDestination(log),
        format: AccessLogFormat.custom(JSON.stringify(LOGGED)),
      },
    });
  }

  /** Without a slash at its end. */
  get address(): string {
    return this.#api.apiEndpoint;
  }

  /** Opens to a function all of its routes. */
  triggers(fn: PipelineFunction): void {
    const integration = new HttpLambdaIntegration(fn.node.id, fn);
    for (const { method, path } of ROUTES.filter((route) => route.function === fn.stage)) {
      for (const route of this.#api.addRoutes({ path, methods: [HttpMethod[method]], integration })) {
        Validations.of(route).acknowledge({ id: 'AwsSolutions-APIG4', reason: guardOf(path) });
      }
    }
  }
}

/** Who asks whom in before anything is done, as API Gateway cannot see it. */
function guardOf(path: string): string {
  if (path === '/healthz') return 'Says only that it is up';
  if (path.startsWith('/api/'))
    return "Its handler compares the caller's bearer token, in constant time, or finds their session, and asks for the role";
  if (path === '/sign-out' || path.startsWith('/sign-in'))
    return 'For who is not signed in: its handler believes the identity provider, once, in the browser that went there';
  if (path.startsWith('/sessions'))
    return 'Its handler finds the session of the browser, and shows and ends those of that person alone';
  if (path === '/webhooks/facebook')
    return "Its handler checks Facebook's signature over the raw bytes, and the verify token";
  if (path === '/webhooks/telegram') return "Its handler compares Telegram's secret token";
  if (path === '/l/{code}') return 'A link for the public: it leads on, counts, and keeps nothing of whoever opens it';
  if (path.startsWith('/p/{token}'))
    return 'Its handler checks our own signature, the end of the link, and that nobody has taken it back';
  if (/^\/($|(pause|resume|matters|log|health|content)\b|(posts|media)\/)/.test(path))
    return 'Its handler asks for a session that somebody signed in to, and for the role';
  throw new Error(`Say in infra/constructs/http-door.ts who guards ${path}`);
}
