// Tables of the campaigns module.
import type { Generated } from 'kysely';

export type CampaignsTables = {
  'campaigns.campaign': {
    id: Generated<number>;
    code: string;
    name: string;
    unit_id: number;
    school_year: string;
    opens_on: string;
    before_day: string;
    grace_days: Generated<number>;
    milestone_on: string | null;
    milestone_tenths: Generated<number>;
    audience_types: Generated<string[]>;
    audience_unit_id: number | null;
    measures: string[];
    instruction: Generated<string>;
    frozen_at: Date | null;
    version: Generated<number>;
    updated_at: Generated<Date>;
  };
  'campaigns.daily': {
    campaign_id: number;
    unit_id: number;
    day: string;
    required: number;
    complete: number;
    items: Generated<unknown>;
    taken_at: Generated<Date>;
  };
  'campaigns.reminder': {
    id: string;
    campaign_id: number;
    unit_id: number;
    items: unknown;
    text: string;
    sent_by: string;
    sent_by_name: string;
    sent_at: Date;
    seen_at: Date | null;
    seen_by_name: Generated<string>;
  };
};
