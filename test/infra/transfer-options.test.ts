import { describe, expect, it } from 'vitest';
import { transferOptions } from '../../infra/commands/transfer-options.ts';
import { Mendable } from '../../shared/domain/mendable.ts';

const read = (...args: string[]) => transferOptions(args, 'npm run export -- FOLDER', {});

describe('the options of npm run export and import', () => {
  it('name a data folder, the usual one where none is named', () => {
    expect(read('out')).toEqual({ folder: 'out', place: { kind: 'folder', data: '.data' }, moves: false });
    expect(read('out', '--data', 'here', '--move')).toMatchObject({ place: { data: 'here' }, moves: true });
  });

  it('or what an organisation keeps on AWS', () => {
    const names = { table: 't', bucket: 'b', region: 'ap-southeast-1', keys: '/civicast/angkor/keys/' };
    const { place } = read('out', '--aws', 'angkor', '--table', 't', '--bucket', 'b');
    expect(place).toEqual({ kind: 'aws', names });
  });

  it.each<[string, string[], RegExp]>([
    ['no folder', [], /^Name the folder of the export\. Usage: /],
    ['two folders', ['out', 'again'], /^What is again\?/],
    ['two places', ['out', '--data', 'here', '--aws', 'angkor'], /in a data folder or on AWS, not in both/],
    ['half of the names', ['out', '--aws', 'angkor', '--table', 't'], /go together/],
    ['a name that leads elsewhere', ['out', '--aws', '../x', '--table', 't', '--bucket', 'b'], /is no organisation/],
    ['an option of another command', ['out', '--speed', '60'], /Usage: /],
  ])('are refused in one line: %s', (_, args, said) => {
    expect(() => read(...args)).toThrow(Mendable);
    expect(() => read(...args)).toThrow(said);
  });
});
