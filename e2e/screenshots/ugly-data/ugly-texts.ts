/** What somebody called a thing without thinking of whoever draws it. */
export const longName =
  `Reconciliation of supplier statements against the ledger of the period before last, ${'every entity, '.repeat(2)}Nord`.slice(
    0,
    120,
  );
export const longReason =
  'The auditors asked for it on the telephone after the meeting at which nobody could say where the difference came from, '.repeat(
    3,
  );
/** With a number and a code inside, whose order must hold. */
export const rightToLeft =
  'مرحبا، طلبي رقم 2026-118377 يظهر كأنه سُلِّم ولم يصل شيء. أين هو؟ Please answer in **Arabic** and give `the carrier`.';
export const rightToLeftName = 'قسم المشتريات والعقود والتسويات الدولية';
/** 200 kB. */
export const longMessage = 'The quick brown fox jumps over the lazy dog. '.repeat(4_600);
/** Nothing of it may be run, or shown as anything but text. */
export const markup = '<script>alert(1)</script> & "quotes", \\back, a,b;c';
