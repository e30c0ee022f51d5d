import { expect, test } from 'vitest';
import { toolAnswers, toolDefinitions } from './tool-exchange.ts';

const call = (id: string, name: string) => ({ id, type: 'function', function: { name, arguments: '{}' } }) as const;

test('each call of a tool is answered under its own id with the result of the case', () => {
  const work = { topic: '', request: '', followUps: [], toolResults: { get_quote: { price: 1.5 } } };
  expect(toolAnswers([call('a', 'get_quote'), call('b', 'nothing')], work)).toStrictEqual([
    { role: 'tool', tool_call_id: 'a', content: '{"price":1.5}' },
    { role: 'tool', tool_call_id: 'b', content: '{"error":"There is no tool nothing."}' },
  ]);
});

test('a tool is offered with all its parameters required', () => {
  const [definition] = toolDefinitions([{ name: 't', description: 'd', parameters: { one: '1', two: '2' } }]);
  expect(definition).toMatchObject({ function: { name: 't', parameters: { required: ['one', 'two'] } } });
});
