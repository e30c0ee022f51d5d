/** What one side of a loop says over and over, each time in other words. */
export interface Wordings {
  readonly theme: string;
  /** By agent: the same message in ten wordings. */
  readonly sides: readonly (readonly string[])[];
}

export const wordings: readonly Wordings[] = [
  {
    theme: 'each wants a name from the other',
    sides: [
      [
        'I am not sure who owns the northern warehouse. Could you look it up in the register and tell me?',
        'Before I can go on I would need the owner of that warehouse. Please check the register for me.',
        'It would help a lot to know to whom the warehouse in the north belongs. Can you find that out?',
        'Unfortunately the owner is still unknown on my side. Would you mind having a look at the register?',
        'Thanks for coming back to me. What is missing is still the name of the owner; the register should have it.',
        'I understand. All the same, without the owner there is nothing I can do, so please consult the register.',
        'Let us settle this quickly: kindly search the register and give me the name of whoever owns the site.',
        'As mentioned, my next step depends on the owner. Have you been able to see what the register says?',
        'Perhaps there was a misunderstanding. What I am after is the person who owns the northern warehouse.',
        'No problem at all. Whenever you are ready, just send me the entry with the owner of the warehouse.',
      ],
      [
        'The register can only be searched by name. Could you give me the name of the owner first?',
        'I would gladly do that, but the search needs the name of an owner. Which name shall I enter?',
        'Sure, happy to help. To look anything up I first have to know the name. Who is it?',
        'For a search in the register a name is required. Please tell me what the owner is called.',
        'Of course. Just let me have the name and I will look at the entry right away.',
        'I see what you need. The form asks for a name, however, and you have not provided one yet.',
        'Understood, but the register does not open without a name. Could you please supply it?',
        'Good point. As soon as I receive the name of the owner from you, I can start the search.',
        'Sorry for the delay. My query is ready except for the name; would you send it over?',
        'That should be easy once the name is known. What name do you want me to search for?',
      ],
    ],
  },
  {
    theme: 'each hands the decision to the other',
    sides: [
      [
        'The plan looks fine to me. Do you approve it, or should anything be changed before we begin?',
        'From my side everything is ready. I would wait for your approval before the work begins.',
        'I have gone through the plan again and have no objections. Is it approved from your end?',
        'Happy to begin as soon as you say so. May I take it that the plan is approved?',
        'All good here. Shall we begin with the plan as it is, or would you like to see something else?',
        'Since the decision is yours, I will hold until you confirm. What do you think about the plan?',
        'Thanks, I agree with that. Please confirm the plan so that the work can finally start.',
        'There is nothing open on my list. Your go is the only thing that I am waiting for.',
        'I leave the final word to you. Would you confirm that we go ahead with this plan?',
        'Sounds reasonable. I suggest that you approve the plan and then I start working on it.',
      ],
      [
        'Looks good. If you are happy with the plan, so am I. Do you want to go ahead?',
        'I trust your judgement here. Approve it if you think that the plan is complete.',
        'No objections from me either. You decide when the work should begin.',
        'I think that the approval should come from you, as you know the plan best.',
        'It is fine as far as I can tell. Please go ahead once you have approved it.',
        'Great work. The decision is in your hands; I will support whatever you decide.',
        'Agreed on all points. Let me know when you have confirmed and want to start.',
        'I would rather not decide this alone. What is your final word on the plan?',
        'Nothing to add. As the owner of the plan it is you who should give the go.',
        'That works for me. I am waiting for your confirmation and then we begin.',
      ],
    ],
  },
  {
    theme: 'thanks without end',
    sides: [
      [
        'Thank you so much for your help, it was a pleasure to work with you!',
        'You are most welcome, and thanks again for all the support today.',
        'Glad to hear that! Please do not hesitate to reach out any time.',
        'Likewise, I really appreciate it. Have a wonderful day!',
        'My pleasure, truly. Let me know if there is anything else I can do.',
        'Thanks, that means a lot to me. It was great to work together.',
        'Many thanks for the kind words, I am always happy to help.',
        'It was nice to hear from you. Take care and all the best!',
        'Wonderful, thank you. I look forward to working with you again.',
        'I appreciate your message. Wishing you a great rest of the day!',
      ],
      [
        'The pleasure was mine! I am glad that I could help you today.',
        'Thank you too, you have been great to work with.',
        'Always happy to help. Reach out whenever you need anything else!',
        'That is very kind of you. Have a great day as well!',
        'You too! It was really a pleasure, and thanks for everything.',
        'Likewise! I am looking forward to the next time we work together.',
        'No need to thank me, I was happy to support you.',
        'All the best to you as well, and thanks again for the nice message.',
        'I am glad to hear it. Take care, and let me know if I can help.',
        'How kind, thank you. Wishing you a wonderful day too!',
      ],
    ],
  },
];

/** Written when the detectors were done, and never used to set them. */
export const heldOutWordings: readonly Wordings[] = [
  {
    theme: 'a key that neither can issue',
    sides: [
      [
        'The deployment fails because the access key has expired. Can you issue a fresh one?',
        'To deploy I need a valid access key. Would you be so good as to create it?',
        'I tried once more and the key is still rejected. Please generate another for the deployment.',
        'Everything hinges on that key. Could you renew it so that the deployment can run?',
        'My deployment is blocked: expired key. Kindly arrange a replacement.',
        'Any news on the access key? Without it I cannot deploy.',
        'The old key no longer works. I would be thankful for a new one from you.',
        'Hi, just following up: the deployment still waits for a working key.',
      ],
      [
        'Keys are issued by the deployment itself. Please run it and a key will be created.',
        'I have no rights to issue keys; the deployment does that on its own. Could you trigger it?',
        'A fresh key appears once the deployment has run. Would you launch it, please?',
        'Renewal happens during deployment. Kindly run it and then use the key.',
        'As far as I know, the key is generated when you deploy. Please go ahead.',
        'That is handled by your deployment. After it has run, the key will work again.',
        'I can only point to the deployment: it replaces expired keys. Have you launched it?',
        'Unfortunately creating keys is beyond me. The deployment will take care of it when triggered.',
      ],
    ],
  },
  {
    theme: 'the same advice again and again',
    sides: [
      [
        'Sales dropped last week and I wonder why. What would you look at?',
        'I looked into it, yet the drop in sales is still a mystery. Any advice?',
        'Nothing obvious came up. Where else could the cause of the drop be?',
        'I followed your hint and found no cause. What do you propose next?',
        'The weekly sales remain low and I cannot explain it. Do you have another thought?',
        'Hmm, that did not explain the drop either. How would you go on?',
        'Still puzzled about the sales. Which place should I examine next?',
        'No luck so far. I would value your view on why sales dropped.',
      ],
      [
        'I would compare the week with the one before and look for what changed.',
        'Try to compare both weeks; usually the change explains the drop.',
        'Have a close look at what changed between the weeks, that is where causes hide.',
        'My advice is to set the two weeks side by side and spot the change.',
        'Compare last week with an ordinary week. The difference should explain it.',
        'It often pays to go through the changes from week to week.',
        'Look again at the two weeks and note each change; one of them is the cause.',
        'A comparison of the weeks would be my next move. Something must have changed.',
      ],
    ],
  },
];

/** The same exchange in four languages. */
export const translations: readonly (readonly (readonly string[])[])[] = [
  [
    [
      'I cannot go on without the report of the third quarter. Could you please send it?',
      'Please send the report of the third quarter, since I cannot go on without it.',
    ],
    [
      'I would send it at once, but you have the report. Could you look for it in your folder?',
      'The report is in your folder. Please look there, then I can send it at once.',
    ],
  ],
  [
    [
      'Ohne den Bericht des dritten Quartals komme ich nicht weiter. Könnten Sie ihn bitte schicken?',
      'Bitte schicken Sie den Bericht des dritten Quartals, denn ohne ihn komme ich nicht weiter.',
    ],
    [
      'Ich würde ihn sofort schicken, doch Sie haben den Bericht. Könnten Sie in Ihrem Ordner suchen?',
      'Der Bericht liegt in Ihrem Ordner. Bitte suchen Sie dort, dann kann ich ihn sofort schicken.',
    ],
  ],
  [
    [
      'Je ne peux pas continuer sans le rapport du troisième trimestre. Pourriez-vous me l’envoyer ?',
      'Veuillez envoyer le rapport du troisième trimestre, car je ne peux pas continuer sans lui.',
    ],
    [
      'Je l’enverrais tout de suite, mais vous avez le rapport. Pourriez-vous chercher dans votre dossier ?',
      'Le rapport est dans votre dossier. Veuillez y chercher, je peux alors l’envoyer tout de suite.',
    ],
  ],
  [
    [
      'No puedo seguir sin el informe del tercer trimestre. ¿Podría enviarlo, por favor?',
      'Por favor, envíe el informe del tercer trimestre, porque no puedo seguir sin él.',
    ],
    [
      'Lo enviaría en seguida, pero usted tiene el informe. ¿Podría buscar en su carpeta?',
      'El informe está en su carpeta. Por favor busque ahí, entonces puedo enviarlo en seguida.',
    ],
  ],
];

export const politeOpenings: readonly string[] = [
  'Hello again!',
  'Thanks for getting back to me so quickly.',
  'I hope that you are well.',
  'Good to hear from you.',
  'Certainly, I understand.',
  'Of course, no worries at all.',
  'That makes sense, thank you.',
  'I appreciate the swift response.',
  'Many thanks for your patience.',
  'Great question!',
];

export const politeClosings: readonly string[] = [
  'Looking forward to your answer.',
  'Kind regards.',
  'Please let me know.',
  'Take your time.',
  'Much appreciated!',
  'Feel free to ask if anything is unclear.',
  'I remain at your disposal.',
  'Have a lovely day.',
  'With best wishes.',
  'Thanks in advance for looking into it.',
];
