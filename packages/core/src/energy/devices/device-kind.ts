/** What calls run on. An API's machines are somebody else's: it draws no power here, and its energy is estimated. */
export type DeviceKind = 'gpu' | 'tpu' | 'cpu' | 'api';

/** How a device's energy is known; `model`: reckoned from its load, as nothing measures it. */
export type MeterKind = 'nvidia_smi' | 'dcgm' | 'rapl' | 'prometheus' | 'model';
