// Tables of the adoption module.
import type { Generated } from 'kysely';

export type AdoptionTables = {
  'adoption.survey': {
    id: Generated<number>;
    day: string;
    title: string;
    basis: Generated<string>;
    unit_id: number;
    recorded_at: Generated<Date>;
    recorded_by: Generated<string>;
    rule_version: Generated<string>;
  };
  'adoption.survey_unit': {
    survey_id: number;
    unit_id: number;
    has_portal: boolean;
    regular_use: boolean;
    address: string | null;
    note: Generated<string>;
    on_platform: Generated<boolean>;
    last_article_on: string | null;
    articles: Generated<number>;
    inputs: Generated<unknown>;
    reason: Generated<string>;
  };
  'adoption.override': {
    id: string;
    unit_id: number;
    regular: boolean;
    reason: string;
    from_day: string;
    decided_by: string;
    decided_at: Date;
    ended_on: string | null;
    ended_by: string | null;
  };
  'adoption.use_rule': {
    version: number;
    valid_from: string;
    articles_per_year: number;
    months: number;
    items_per_month: number;
    school_holidays: string[];
    section_tenths: number;
    basis: string;
    reason: string;
    decided_by: string;
    decided_at: Date;
  };
  'adoption.scheme': {
    school_year: string;
    criteria: unknown;
    bands: unknown;
    version: Generated<number>;
    closed_at: Date | null;
    closed_by: string | null;
    updated_by: string;
    updated_at: Date;
  };
  'adoption.score': {
    school_year: string;
    unit_id: number;
    criterion: string;
    by_office: boolean;
    tenths: number;
    note: string;
    link: string;
    scored_by: string;
    scored_at: Date;
  };
  'adoption.result': {
    school_year: string;
    unit_id: number;
    place: number;
    tenths: number;
    band: string;
    parts: unknown;
  };
};
