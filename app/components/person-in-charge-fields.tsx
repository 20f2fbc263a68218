import { DayField } from "#app/components/day-field.tsx";
import { Field } from "#app/components/field.tsx";
import { Radios } from "#app/components/radios.tsx";
import { postNames, posts } from "#app/core/words/providers.ts";

/** The fields of somebody in charge, for adding and for changing them. */
export function PersonInChargeFields() {
  return (
    <>
      <Field name="name" label="Name" width="medium" autoComplete="off" />
      <Radios
        name="post"
        label="Responsible as"
        hint="Add the same person again for a second responsibility"
        options={posts.map((post) => ({ value: post, text: postNames[post] }))}
      />
      <Field name="email" label="Email address" type="email" width="medium" autoComplete="off" />
      <Field name="phone" label="Phone number" type="tel" width="medium" autoComplete="off" />
      <DayField
        name="trainedOn"
        label="Last safeguarding training"
        hint="For the safeguarding lead and the deputy. You may leave this empty"
      />
      <DayField name="startedOn" label="First day in this post" />
      <DayField
        name="leftOn"
        label="Last day, if they have left or are leaving"
        hint="Leave this empty while they are in post"
      />
    </>
  );
}
