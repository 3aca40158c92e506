/** A school of ours or a trust, as some requests want it: only the one that is given. */
export function given(place: { schoolId: number | null; trustUid: number | null }): {
  schoolId?: number;
  trustUid?: number;
} {
  return {
    ...(place.schoolId === null ? {} : { schoolId: place.schoolId }),
    ...(place.trustUid === null ? {} : { trustUid: place.trustUid }),
  };
}
