import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import * as z from 'zod';
import { createStack, type Stack } from './cloud-formation.ts';
import type { MiniStack } from './mini-stack.ts';
import { python } from './python.ts';

const PROJECT = join(import.meta.dirname, '..', '..');
const STACK = 'civicast-sample';
/** Nobody waits a minute for it here. */
const QUIET_SECONDS = 2;
/** What `cdk bootstrap` leaves in an account; the template asks for at least 6. */
const BOOTSTRAP = { parameter: '/cdk-bootstrap/hnb659fds/version', version: '30' };

const Assets = z.object({
  files: z.record(
    z.string(),
    z.object({
      source: z.object({ path: z.string(), packaging: z.enum(['zip', 'file']) }),
      destinations: z.record(z.string(), z.object({ bucketName: z.string(), objectKey: z.string() })),
    }),
  ),
});

/**
 * Deploys what `cdk synth` writes, bundles included and nothing but the quiet period shortened, in the steps of `cdk deploy`: assets into the
 * bootstrap bucket, then the template from there.
 */
export async function deploy(mini: MiniStack): Promise<Stack> {
  const output = mkdtempSync(join(tmpdir(), 'civicast-synth-'));
  const s3 = new S3Client(mini.config);
  const ssm = new SSMClient(mini.config);
  try {
    synthesize(output);
    await ssm.send(new PutParameterCommand({ Name: BOOTSTRAP.parameter, Value: BOOTSTRAP.version, Type: 'String' }));
    const { files } = Assets.parse(JSON.parse(readFileSync(join(output, `${STACK}.assets.json`), 'utf8')));
    const bucket = `cdk-hnb659fds-assets-${mini.account}-${mini.region}`;
    await s3.send(new CreateBucketCommand({ Bucket: bucket }));
    let templateKey = '';
    for (const { source, destinations } of Object.values(files)) {
      const path = join(output, source.path);
      const bytes = readFileSync(source.packaging === 'zip' ? zipped(path) : path);
      for (const { bucketName, objectKey } of Object.values(destinations)) {
        const Bucket = bucketName.replace(/\$\{AWS::AccountId\}/, mini.account);
        await s3.send(new PutObjectCommand({ Bucket, Key: objectKey, Body: bytes }));
        if (source.path === `${STACK}.template.json`) templateKey = objectKey;
      }
    }
    return await createStack(STACK, `${mini.url}/${bucket}/${templateKey}`, mini);
  } finally {
    rmSync(output, { recursive: true, force: true });
    s3.destroy();
    ssm.destroy();
  }
}

function synthesize(output: string): void {
  const cdk = join(PROJECT, 'node_modules', 'aws-cdk', 'bin', 'cdk');
  const { status, stderr } = spawnSync(
    process.execPath,
    [cdk, 'synth', '--quiet', '--no-notices', '--context', `quietSeconds=${QUIET_SECONDS}`, '--output', output],
    {
      cwd: PROJECT,
      encoding: 'utf8',
      env: { ...process.env, PATH: [dirname(process.execPath), process.env.PATH ?? ''].join(delimiter) },
    },
  );
  if (status !== 0) throw new Error(`cdk synth failed: ${stderr}`);
}

/** Node cannot write zips, and Python can. */
function zipped(folder: string): string {
  const file = `${folder}.zip`;
  const { status, stderr } = spawnSync(python(), ['-m', 'zipfile', '-c', file, '.'], { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`Zipping failed: ${stderr}`);
  return file;
}
