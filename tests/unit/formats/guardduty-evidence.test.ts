import { describe, expect, it } from 'vitest';
import { guardduty } from '../../../shared/formats/guardduty.ts';
import { reading } from '../../support/formats.ts';

const { report } = reading(guardduty);

const finding = {
  accountId: '111122223333',
  region: 'eu-central-1',
  id: 'b0b1',
  type: 'Execution:Container/SuspiciousFile',
  severity: 5,
  title: 'A suspicious file.',
  createdAt: '2026-05-01T12:00:00.123Z',
  resource: {},
  service: {},
};

describe('what a GuardDuty finding is about', () => {
  const told = (parts: { resource?: object; service?: object }) => report({ ...finding, ...parts });

  it('containers, users of databases, and what a scan found in them', () => {
    const hash = 'cd'.repeat(32);
    const threatNames = [{ name: 'EICAR-Test-File', filePaths: [{ fileName: 'e.com', hash }] }];
    const found = told({
      resource: { containerDetails: { name: 'web' }, rdsDbUserDetails: { user: 'app' } },
      service: { ebsVolumeScanDetails: { scanDetections: { threatDetectedByName: { threatNames } } } },
    });
    expect(found.assets).toEqual(['web', 'app']);
    expect(found.indicators).toEqual([
      { type: 'malware', value: 'eicar-test-file' },
      { type: 'sha256', value: hash },
    ]);
  });

  it('attack sequences: resources, actors and endpoints', () => {
    const sequence = {
      resources: [{ uid: 'arn:aws:s3:::logs', name: 'logs', resourceType: 'S3_BUCKET' }],
      actors: [{ id: 'a', user: { name: 'eve', uid: 'u' } }],
      endpoints: [{ id: 'e', ip: '203.0.113.9', domain: 'bad.example' }],
      sequenceIndicators: [{ key: 'ATTACK_TECHNIQUE', values: ['T1078.004'] }],
    };
    const found = told({ service: { detection: { sequence } } });
    expect(found.assets).toEqual(['logs', 'eve']);
    expect(found.techniques).toEqual(['T1078.004']);
    expect(found.indicators).toEqual([
      { type: 'ip', value: '203.0.113.9' },
      { type: 'domain', value: 'bad.example' },
    ]);
  });
});
