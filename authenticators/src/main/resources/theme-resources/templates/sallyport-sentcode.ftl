<#import "buttons.ftl" as buttons>
<#import "sallyport-commons.ftl" as commons>
<#import "sallyport-time.ftl" as time>

<#-- What the pages about a sent code share. -->

<#macro state>
  <#if sentCode.notice?has_content>
    <@commons.notice type=sentCode.noticeType id="sallyport-sentcode-notice">${msg(sentCode.notice, time.inWords(sentCode.waitSeconds))}</@commons.notice>
  </#if>
  <#if sentCode.asks>
    <p id="sallyport-sentcode-text" class="pf-v5-u-my-md pf-v5-u-text-break-word">${msg("sallyport." + sentCode.feature + ".sentTo", sentCode.destination)}</p>
  </#if>
</#macro>

<#-- The script counts down on the button; without it the button works, and the server says how long to wait. -->
<#macro resend>
  <script type="module" src="${url.resourcesPath}/js/sallyport-resend.js"></script>
  <form id="sallyport-sentcode-resend-form" class="${properties.kcFormClass!} pf-v5-u-mt-md" action="${url.loginAction}" method="post"
        data-wait-seconds="${sentCode.waitSeconds?c}" data-wait-label="${msg("sallyport.sentcode.resendIn", "{time}")}">
    <@buttons.actionGroup>
      <@buttons.button id="sallyport-sentcode-resend" label="sallyport.sentcode.resend" type=sentCode.asks?then("secondary", "primary") name="resend" value="true" />
      <#nested>
    </@buttons.actionGroup>
  </form>
</#macro>
