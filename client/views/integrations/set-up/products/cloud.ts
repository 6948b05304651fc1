import type { Product } from '../product.ts';
import { poll, webhook } from './recipes.ts';

const eventBridge = (source: string, type: string) => `Resources:
  Connection:
    Type: AWS::Events::Connection
    Properties:
      AuthorizationType: API_KEY
      AuthParameters:
        ApiKeyAuthParameters:
          ApiKeyName: Authorization
          ApiKeyValue: Bearer %KEY%
  Destination:
    Type: AWS::Events::ApiDestination
    Properties:
      ConnectionArn: !GetAtt Connection.Arn
      HttpMethod: POST
      InvocationEndpoint: %URL%
      InvocationRateLimitPerSecond: 50
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - {Effect: Allow, Principal: {Service: events.amazonaws.com}, Action: sts:AssumeRole}
      Policies:
        - PolicyName: invoke
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
              - {Effect: Allow, Action: events:InvokeApiDestination, Resource: !GetAtt Destination.Arn}
  Rule:
    Type: AWS::Events::Rule
    Properties:
      EventPattern: {source: [${source}], detail-type: ["${type}"]}
      Targets:
        - {Id: watchfloor, Arn: !GetAtt Destination.Arn, RoleArn: !GetAtt Role.Arn}`;

const PUBLIC =
  'EventBridge calls public HTTPS addresses only: this server has to be reachable from there under a certificate that AWS trusts.';

/** Cloud platforms and what guards them. */
export const cloud: readonly Product[] = [
  {
    id: 'guardduty',
    name: 'Amazon GuardDuty',
    kind: 'cloud',
    format: 'guardduty',
    also: 'aws eventbridge api destination findings',
    about: 'Findings as EventBridge delivers them, new and updated.',
    tenant: 'the AWS account',
    steps: [
      {
        say: `Deploy this stack in the account and region of the detector, or of the delegated administrator. ${PUBLIC}`,
        code: { name: 'watchfloor.yaml', text: eventBridge('aws.guardduty', 'GuardDuty Finding') },
      },
    ],
  },
  {
    id: 'security-hub',
    name: 'AWS Security Hub',
    kind: 'cloud',
    format: 'guardduty',
    also: 'asff aws eventbridge inspector macie',
    about:
      'Findings in the AWS Security Finding Format. Findings of Security Hub v2 are OCSF: see that page.',
    tenant: 'the AWS account',
    steps: [
      {
        say: `Deploy this stack in the administrator’s account. ${PUBLIC}`,
        code: {
          name: 'watchfloor.yaml',
          text: eventBridge('aws.securityhub', 'Security Hub Findings - Imported'),
        },
      },
    ],
  },
  {
    id: 'wiz',
    name: 'Wiz',
    kind: 'cloud',
    format: 'wiz',
    also: 'issues toxic combination cspm webhook',
    about: 'Issues, detections of Wiz Defend, configuration and vulnerability findings.',
    tenant: 'the subscription, else the project where there is one',
    steps: [
      webhook(
        'Under Settings → Integrations add a Webhook with authentication “Token”, and the key as the token: Wiz puts “Bearer” before it.',
      ),
      {
        say: 'Under Policies → Automation rules create a rule for Issues created, updated and resolved with the action “Call Webhook”. Its default body holds trigger, issue, resource and control, which is what is read here; keep it.',
      },
    ],
  },
  {
    id: 'defender-cloud',
    name: 'Microsoft Defender for Cloud',
    kind: 'cloud',
    format: 'sentinel',
    also: 'azure workflow automation logic app security center',
    about: 'Alerts by workflow automation.',
    steps: [
      {
        say: 'Create a Logic App with the trigger “When a Microsoft Defender for Cloud alert is created or triggered” and this HTTP action; then choose it under Workflow automation.',
        code: {
          name: 'HTTP action of the Logic App',
          text: `{
  "type": "Http",
  "inputs": {
    "method": "POST",
    "uri": "%URL%",
    "headers": {
      "Authorization": "Bearer %KEY%",
      "Content-Type": "application/json"
    },
    "body": "@triggerBody()"
  },
  "runAfter": {}
}`,
        },
      },
    ],
  },
];

/** What guards mail. */
export const email: readonly Product[] = [
  {
    id: 'proofpoint',
    name: 'Proofpoint TAP',
    kind: 'email',
    format: 'proofpoint',
    also: 'targeted attack protection siem api threat response clicks messages',
    about: 'Messages and clicks of the SIEM API, and incidents of Threat Response.',
    steps: [
      {
        say: 'Under Settings → Connected Applications create a service principal and a secret.',
      },
      poll({
        name: 'proofpoint',
        request: [
          'curl -fsS "https://tap-api-v2.proofpoint.com/v2/siem/all?format=json&sinceSeconds=3600"',
          "-u 'SERVICE_PRINCIPAL:SECRET'",
        ],
      }),
    ],
  },
];
