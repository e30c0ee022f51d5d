import type { Behaviour } from './behaviour.ts';

export const generativeScheduling: Behaviour = {
  name: 'generative-scheduling',
  playbook: [
    'schedule.get',
    'weather.forecast',
    'crews.availability',
    'materials.status',
    'schedule.simulate',
    'schedule.propose',
  ],
  openings: [
    'I compared {paths} feasible sequences for {project}; the best finishes {saved} days earlier than the baseline.',
    'The critical path of {project} runs through {activity}; it has no float left.',
    '{project}: the revised plan moves {activity} forward and keeps the handover date.',
  ],
  details: [
    'Pouring slab {level} can start on day {day} if the {trade} crew is released from block B.',
    '{activity} and the {trade} work no longer overlap, which removes the crane conflict in week {week}.',
    'Rain is likely on {rain} of the next ten days, so outdoor work carries a buffer of {buffer} days.',
    'Labour peaks at {workers} people in week {week}, below the site limit.',
    'The delivery of {material} is the new constraint: {lead} days of lead time, ordered today.',
    'Overtime falls by {overtime} hours, because the {trade} crew works two levels in one visit.',
    'Resource levelling costs {slip} days on a path that has {float} days of float.',
  ],
  closings: [
    'Expected duration is {shorter} % below the baseline; the plan is ready for the site manager to accept.',
    'Please confirm the {trade} crew by Thursday; otherwise the alternative with {buffer} more days applies.',
    'The next simulation runs tonight with the progress reported from site.',
  ],
  words: {
    project: ['Harbour Tower', 'the Elm Street school', 'Depot North', 'the Riverside clinic'],
    activity: ['façade installation', 'the core walls', 'first fix electrical', 'the roof steelwork', 'screed drying'],
    trade: ['formwork', 'electrical', 'mechanical', 'glazing', 'drylining'],
    material: ['precast stairs', 'switchgear', 'curtain wall units', 'reinforcement'],
  },
  figures: {
    paths: [12_000, 940_000],
    saved: [4, 31],
    level: [2, 14],
    day: [18, 160],
    week: [6, 44],
    rain: [2, 5],
    buffer: [2, 4],
    workers: [38, 140],
    lead: [9, 42],
    overtime: [60, 420],
    slip: [2, 4],
    float: [5, 14],
    shorter: [9, 21],
  },
};
