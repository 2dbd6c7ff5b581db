import type { Server } from 'node:http';
import { serve } from '@hono/node-server';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { Hono, type Context as HonoContext } from 'hono';
import { Mendable } from '../../shared/domain/mendable.ts';
import { type FunctionName, ROUTES } from '../pipeline.ts';

/** A function that the HTTP door calls, as AWS would. */
export type HttpFunction = (event: unknown, context: Context) => Promise<unknown>;

/** The doors of the pipeline: exactly the routes that the stack has, each answered by its function. */
export function pipelineRoutes(functions: Readonly<Partial<Record<FunctionName, HttpFunction>>>): Hono {
  const app = new Hono();
  for (const route of ROUTES) {
    const answer = functions[route.function];
    if (!answer) throw new Error(`${route.path} belongs to ${route.function}, which answers no HTTP`);
    const path = route.path.replace(/\{(\w+)\}/g, ':$1');
    app.on(route.method, path, async (context) =>
      toResponse(await answer(await toEvent(context, route), lambdaContext(route.function))),
    );
  }
  return app;
}

/** Serves on the loopback address alone, and resolves when it listens. */
export async function listen(answer: Hono['fetch'], port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: answer, port, hostname: '127.0.0.1' }, () => resolve(server as Server));
    server.once('error', (cause: NodeJS.ErrnoException) =>
      reject(
        cause.code === 'EADDRINUSE'
          ? new Mendable(`Port ${port} is taken by another program: choose another with --port.`)
          : cause,
      ),
    );
  });
}

/** An HTTP API event, format 2.0. Bodies come as base64, as the gateway does at will: whoever reads them must cope. */
async function toEvent({ req }: HonoContext, { path }: (typeof ROUTES)[number]): Promise<APIGatewayProxyEventV2> {
  // As it was asked: a router answers HEAD as GET, and only one of them is somebody who looks.
  const { method } = req.raw;
  const url = new URL(req.url);
  const body = Buffer.from(await req.arrayBuffer()).toString('base64');
  const { cookie, ...headers } = req.header();
  return {
    version: '2.0',
    routeKey: `${method} ${path}`,
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    headers,
    // The gateway takes them out of the headers, one by one.
    ...(cookie && { cookies: cookie.split(/; */) }),
    queryStringParameters: Object.fromEntries(url.searchParams),
    pathParameters: req.param(),
    requestContext: {
      accountId: 'local',
      apiId: 'local',
      domainName: url.host,
      domainPrefix: 'local',
      http: { method, path: url.pathname, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: '' },
      requestId: 'local',
      routeKey: `${method} ${path}`,
      stage: '$default',
      time: '',
      timeEpoch: 0,
    },
    ...(body && { body }),
    isBase64Encoded: body !== '',
  };
}

function toResponse(result: unknown): Response {
  const {
    statusCode = 200,
    headers = {},
    cookies = [],
    body = '',
    isBase64Encoded = false,
  } = result as APIGatewayProxyStructuredResultV2;
  const init = {
    status: statusCode,
    headers: [
      ...Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]),
      // A header each: a comma between two would be part of a date.
      ...cookies.map((cookie): [string, string] => ['Set-Cookie', cookie]),
    ],
  };
  const bytes = isBase64Encoded ? Buffer.from(body, 'base64') : body;
  return new Response([204, 304].includes(statusCode) ? null : bytes, init);
}

/** What of Lambda's context anybody here could read. */
export function lambdaContext(functionName: FunctionName): Context {
  return {
    callbackWaitsForEmptyEventLoop: false,
    functionName,
    functionVersion: 'local',
    invokedFunctionArn: functionName,
    memoryLimitInMB: '0',
    awsRequestId: 'local',
    logGroupName: 'local',
    logStreamName: 'local',
    getRemainingTimeInMillis: () => 60_000,
    done() {},
    fail() {},
    succeed() {},
  };
}
