export { decideServiceClass, type ServiceClassDecision, type ServiceClassFacts } from './decide-service-class.ts';
export { highestClaimOf, riskScoreOf, type RiskClass } from './risk-class.ts';
