export type ParameterType = "integer" | "number" | "boolean" | "string" | "object" | "list";

function named(type: ParameterType, names: string): Record<string, ParameterType> {
  return Object.fromEntries(names.split(/\s+/).map((name) => [name, type]));
}

/** A parameter's name means the same type in every method the playground offers. */
export const PARAMETER_TYPES: Readonly<Record<string, ParameterType>> = {
  ...named(
    "integer",
    "message_id message_thread_id direct_messages_topic_id user_id offset limit timeout cache_time max_connections",
  ),
  ...named("number", "latitude longitude horizontal_accuracy"),
  ...named("integer", "live_period heading proximity_alert_radius"),
  ...named(
    "boolean",
    "disable_notification protect_content allow_paid_broadcast show_caption_above_media has_spoiler show_alert",
  ),
  ...named("boolean", "disable_content_type_detection is_personal drop_pending_updates disable_web_page_preview"),
  ...named("string", "chat_id from_chat_id text caption parse_mode inline_message_id callback_query_id url action"),
  ...named("string", "inline_query_id next_offset language_code name description short_description file_id"),
  ...named("string", "query result_id kind first_name"),
  ...named("integer", "reply_to id"),
  ...named("string", "secret_token ip_address message_effect_id business_connection_id"),
  ...named("list", "entities caption_entities allowed_updates results commands message_ids"),
  ...named("object", "link_preview_options reply_parameters reply_markup scope button menu_button"),
};
