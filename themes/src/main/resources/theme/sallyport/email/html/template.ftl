<#macro emailLayout>
<!DOCTYPE html>
<html lang="${locale.language}" dir="${(ltr)?then('ltr','rtl')}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <title>${subject!realmName!}</title>
  <#-- Mail programs load no sheets, so the style stands here. Without it the mail is still complete. -->
  <style>
    body { margin: 0; padding: 24px 12px; background: #eef2f5; color: #1a2730; font: 16px/1.5 system-ui, sans-serif; }
    .card { max-width: 560px; margin: 0 auto; padding: 24px; background: #fff; border-top: 4px solid #17627f; border-radius: 8px; overflow-wrap: anywhere; }
    .realm { margin: 0 0 16px; font-size: 18px; font-weight: 600; }
    a { color: #17627f; }
    @media (prefers-color-scheme: dark) {
      body { background: #10171c; color: #e6edf1; }
      .card { background: #1b252c; border-color: #7cc4e0; }
      a { color: #7cc4e0; }
    }
  </style>
</head>
<body>
  <div class="card">
    <p class="realm">${realmName!}</p>
    <#nested>
  </div>
</body>
</html>
</#macro>
